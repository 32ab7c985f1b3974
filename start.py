"""高新 Gaoxin

python3 start.py [选项 options]     安装并打开平台，选项交给 gaoxin serve，例如 --port 8001
                                    sets up and opens the platform; options go to `gaoxin serve`
python3 start.py setup              只安装
                                    sets up only
python3 start.py test [--fast] […]  安装并测试，--fast 不含慢测试和浏览器测试，其余选项交给 pytest
                                    sets up and tests; --fast leaves out slow and browser tests;
                                    the rest goes to pytest

只需要 Python 3.11 或更高版本。     Needs nothing but Python 3.11 or later.
"""

# Standard library only, and down to the version check readable by any Python 3.
import hashlib
import importlib.util
import locale
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn


def say(chinese: str, english: str) -> str:
    """The sentence in the reader's language; both, Chinese first, where that is unknown."""
    named = [os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    spoken = (next(filter(None, named), None) or locale.setlocale(locale.LC_CTYPE)).lower()
    if spoken.startswith(("zh", "chinese")):
        return chinese
    return english if spoken.startswith("en") else f"{chinese}\n{english}"


def stop(chinese: str, english: str, code: int = 1) -> NoReturn:
    print(say(chinese, english), file=sys.stderr)
    sys.exit(code)


RUNNING = sys.version.split()[0]
if sys.version_info < (3, 11):
    newer = ("python3.14", "python3.13", "python3.12", "python3.11")
    found = next(filter(shutil.which, newer), "")
    stop(
        f"需要 Python 3.11 或更高版本（现为 {RUNNING}）："
        + (f"请运行 {found} start.py。" if found else "请安装新版 Python，再次运行。"),
        f"Python 3.11 or later is needed (this is {RUNNING}): "
        + (f"run {found} start.py." if found else "install a newer one and run this again."),
    )

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = str(VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
STAMP = VENV / "gaoxin-setup"  # what was set up to the end
RUNTIME, DEVELOPMENT, NODE = "requirements.lock", "requirements-dev.lock", "requirements-node.lock"
NO_NODE = 3  # how hatch_build.py ends when it needs npm and finds none


def main(arguments: Sequence[str]) -> int:
    commands = {"serve": serve, "setup": setup, "test": test}
    command, *options = arguments or ["serve"]
    if command in ("-h", "--help"):
        print(__doc__)
        return 0
    if command.startswith("-"):
        command, options = "serve", list(arguments)
    if command not in commands:
        stop(
            f"没有“{command}”这个命令：可用的是 serve、setup、test。",
            f'There is no command "{command}": choose serve, setup or test.',
            code=2,
        )
    return commands[command](options)


def serve(options: Sequence[str]) -> int:
    """Set up, and hand over to the platform; demo accounts, unless other machines can reach it."""
    set_up(RUNTIME)
    manner = [] if any(option.startswith("--host") for option in options) else ["--demo"]
    if sys.stdout.isatty() and has_desktop():
        manner.append("--open")
    command = [PYTHON, "-m", "gaoxin", "serve", *manner, *options]
    if os.name == "posix":
        os.execv(PYTHON, command)  # so that signals reach the platform itself
    return subprocess.call(command)


def has_desktop() -> bool:
    """Whether a browser can open a window here."""
    displays = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return os.name == "nt" or sys.platform == "darwin" or bool(displays)


def setup(_options: Sequence[str]) -> int:
    set_up(RUNTIME)
    tell("已就绪。", "Ready.")
    return 0


def test(options: Sequence[str]) -> int:
    """Set up with the tools of development, and run all the tests or the fast lane."""
    set_up(DEVELOPMENT)
    if "--fast" in options:
        lane = ["-m", "not slow and not browser"]
    else:
        lane = []
        provide_browser()
    rest = [option for option in options if option != "--fast"]
    command = [PYTHON, "-m", "pytest", "--numprocesses", "auto", *lane, *rest]
    return subprocess.call(command, cwd=ROOT)


# -- setting up ------------------------------------------------------------------------------------


def set_up(lock: str) -> None:
    """Bring the environment, the browser files and the catalogues to what locks and sources say.

    Every step may be repeated. The stamp is written last, so that what was interrupted runs again.
    """
    stamp = stamp_of(lock)
    if stamp in stamps():
        build_assets()
        return
    provide_environment()
    STAMP.unlink(missing_ok=True)
    tell("正在安装 Python 组件…", "Installing Python packages…")
    install_locked(lock)
    tell("正在构建页面…", "Building the pages…")
    build_assets()
    pip("--no-deps", "--no-build-isolation", "-e", ".")
    contained = [stamp_of(RUNTIME)] if lock == DEVELOPMENT else []
    STAMP.write_text("\n".join([stamp, *contained]), "utf-8")


def stamp_of(lock: str) -> str:
    digest = hashlib.sha256(f"{ROOT} {sys.version} {sys.base_prefix}".encode())
    for name in (lock, "pyproject.toml", "hatch_build.py"):
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def stamps() -> list[str]:
    return STAMP.read_text("utf-8").split() if STAMP.exists() and Path(PYTHON).exists() else []


def provide_environment() -> None:
    """A virtual environment of this Python with a pip that works; any other is made anew."""
    proof = f"import pip._internal, sys; assert sys.version_info[:2] == {sys.version_info[:2]}"
    if quietly(PYTHON, "-c", proof):
        return
    if not (importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")):
        stop(
            "这个 Python 缺少 venv：请先安装"
            "（Debian 和 Ubuntu：sudo apt install python3-venv），再次运行。",
            "This Python lacks venv: install it (Debian and Ubuntu: sudo apt install python3-venv) "
            "and run this again.",
        )
    tell("正在创建虚拟环境…", "Creating the virtual environment…")
    run(sys.executable, "-m", "venv", "--clear", str(VENV))


def install_locked(lock: str) -> None:
    pip("--require-hashes", "--only-binary", ":all:", "-r", lock)


def pip(*arguments: str) -> None:
    patience = ["--retries", "1", "--timeout", "15"]
    quiet = ["--no-input", "--disable-pip-version-check"]
    run(PYTHON, "-m", "pip", "install", *patience, *quiet, *arguments)


def build_assets() -> None:
    """Browser files and message catalogues, by the hook that also builds them into wheels."""
    if run(PYTHON, "hatch_build.py", accept=NO_NODE) == NO_NODE:
        tell("正在下载 Node.js（约 60 MB）…", "Fetching Node.js (about 60 MB)…")
        install_locked(NODE)
        run(PYTHON, "hatch_build.py")


def run(*command: str, accept: int = 0) -> int:
    """Run a step, showing its latest line; a failure ends in one sentence with the remedy."""
    settings = {**os.environ, "PIP_USER": "0", "PYTHONIOENCODING": "utf-8"}
    said = []
    with subprocess.Popen(
        command, cwd=ROOT, env=settings, encoding="utf-8", errors="replace",
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as step:  # fmt: skip
        for line in step.stdout or ():
            said.append(line)
            show(line)
    show("")
    if step.returncode not in (0, accept):
        explain("".join(said))
    return step.returncode


def show(line: str) -> None:
    if sys.stdout.isatty():
        width = shutil.get_terminal_size().columns - 4
        print("\r  " + line.strip()[:width].ljust(width), end="\r", flush=True)


def tell(chinese: str, english: str) -> None:
    print(say(chinese, english), flush=True)


def quietly(*command: str) -> bool:
    """Whether the command can be run and ends well."""
    try:
        ended = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL)
    except OSError:
        return False
    return ended.returncode == 0


# -- what may be missing ---------------------------------------------------------------------------


def provide_browser() -> None:
    """Chromium and a Chinese font for the browser tests, installed where this machine lets us."""
    lacking = lacking_for_browser_tests()
    leave = [] if os.name == "posix" and os.geteuid() == 0 else ["sudo", "-n"]
    if lacking and shutil.which("apt-get") and quietly(*leave, "true"):
        tell("正在安装浏览器测试所需的组件…", "Installing what the browser tests need…")
        apt = [*leave, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y"]
        quietly(*apt, "update")
        quietly(*apt, "install", "--no-install-recommends", *lacking)
        lacking = lacking_for_browser_tests()
    if lacking:
        tell(
            f"浏览器测试将被跳过：缺少 {'、'.join(lacking)}，且无法自动安装。"
            "请安装 Chromium（或用 GAOXIN_CHROMIUM 指明它的位置）和中文字体，再次运行。",
            f"Browser tests will be skipped for lack of {', '.join(lacking)}: install Chromium "
            "(or name it in GAOXIN_CHROMIUM) and a Chinese font, and run this again.",
        )


def lacking_for_browser_tests() -> list[str]:
    """Debian's names of what the browser tests need and this machine does not have."""
    named = [os.environ.get("GAOXIN_CHROMIUM"), "chromium", "chromium-browser", "google-chrome"]
    browser = any(name and shutil.which(name) for name in named)
    fonts = subprocess.getoutput("fc-list :lang=zh") if shutil.which("fc-list") else ""
    return [
        *([] if browser else ["chromium"]),
        *([] if fonts else ["fontconfig", "fonts-wqy-zenhei"]),
    ]


def explain(output: str) -> NoReturn:
    """End with the sentence for what an installer said; else with its own last word."""
    if shutil.disk_usage(ROOT).free < 10_000_000:
        output = "ENOSPC"  # some installers do not say so
    for pattern, chinese, english in TROUBLES:
        if re.search(pattern, output):
            stop(chinese, english)
    lines = [line.strip() for line in output.splitlines() if line.strip()] or ["?"]
    errors = [line for line in lines if re.match(r"(?i)error|gaoxin:", line)]
    last = (errors or lines)[-1]
    stop(f"安装未能完成：{last}", f"The set-up could not be completed: {last}")


TROUBLES = (
    (
        r"No space left|ENOSPC|not enough space",
        "磁盘已满：请腾出至少 1 GB 空间，再次运行。",
        "The disk is full: free at least 1 GB and run this again.",
    ),
    (
        r"Permission denied|EACCES|EPERM|Read-only file system|EROFS|Access is denied",
        f"没有写入权限：请把文件夹 {ROOT} 复制到自己可写的位置，再次运行。",
        f"No permission to write: copy {ROOT} to a folder of your own and run this again.",
    ),
    (
        r"DO NOT MATCH THE HASHES|EINTEGRITY",
        "下载的组件与锁定的校验值不符，没有安装：请检查代理或镜像源，再次运行。",
        "A downloaded package does not match its locked hash and was not installed: "
        "check your proxy or mirror and run this again.",
    ),
    (
        r"NewConnectionError|ConnectTimeout|ReadTimeout|ProxyError|SSLError|FETCH_ERROR|_CERT_"
        r"|Connection(Reset|Refused)|ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|E(NET|HOST)UNREACH",
        "无法连接软件源：请检查网络或代理，"
        "或用 PIP_INDEX_URL 和 npm_config_registry 指定镜像，再次运行。",
        "The package registry cannot be reached: check the network or proxy, or name a mirror in "
        "PIP_INDEX_URL and npm_config_registry, and run this again.",
    ),
    (
        r"No matching distribution|from versions:",
        f"软件源里缺少适用于本机（{sys.platform}，Python {RUNNING}）的组件："
        "请检查镜像是否完整，或换用 Python 3.11 至 3.14，再次运行。",
        f"The registry lacks a package for this machine ({sys.platform}, Python {RUNNING}): "
        "check that your mirror is complete, or use Python 3.11 to 3.14, and run this again.",
    ),
)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        stop("已中断：再次运行即可继续。", "Interrupted: run this again to go on.", code=130)
    except OSError as error:
        explain(str(error))
