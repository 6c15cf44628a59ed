"""A good adapter that starts processes which want to outlive it: escapees.py FILE.

Each of them ignores every signal that can be ignored; their numbers stand in FILE, a line each. With
"hang" behind FILE it answers no operation.
"""
import os
import signal
import subprocess
import sys
import time

import good


def deaf():
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
        signal.signal(number, signal.SIG_IGN)


def note():
    with open(sys.argv[1], "a", encoding="ascii") as file:
        file.write("%d\n" % os.getpid())


def sleeper(session):
    """A child that sleeps; in a session of its own, or not."""
    if os.fork() == 0:
        if session:
            os.setsid()
        deaf()
        note()
        time.sleep(600)
        os._exit(0)


def daemon():
    """The double fork of daemons, with every descriptor closed and the environment gone."""
    child = os.fork()
    if child != 0:
        os.waitpid(child, 0)
        return
    os.setsid()
    if os.fork() != 0:
        os._exit(0)
    deaf()
    note()
    os.closerange(0, 64)
    os.execve("/bin/sleep", ["sleep", "600"], {})


sleeper(session=False)
sleeper(session=True)
daemon()
subprocess.Popen(["setsid", "nohup", "sh", "-c", "echo $$ >> %s; trap '' TERM; sleep 600; sleep 600"
                  % sys.argv[1]], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                 stderr=subprocess.DEVNULL)
deaf()
note()
while sum(1 for _ in open(sys.argv[1], encoding="ascii")) < 5:
    time.sleep(0.01)
good.serve((lambda request: time.sleep(600)) if "hang" in sys.argv else None)
