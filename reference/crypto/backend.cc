#include "reference/crypto/backend.h"

namespace cmk::crypto {

std::string_view to_string(CryptoError error) {
  switch (error) {
    case CryptoError::malformed:
      return "malformed";
    case CryptoError::wrongPassword:
      return "wrongPassword";
    case CryptoError::notRsa:
      return "notRsa";
    case CryptoError::badKey:
      return "badKey";
    case CryptoError::unsupportedSize:
      return "unsupportedSize";
    case CryptoError::unsupportedAlgorithm:
      return "unsupportedAlgorithm";
    case CryptoError::badLength:
      return "badLength";
    case CryptoError::authenticationFailed:
      return "authenticationFailed";
    case CryptoError::tooExpensive:
      return "tooExpensive";
    case CryptoError::internal:
      break;
  }
  return "internal";
}

}  // namespace cmk::crypto
