#!/usr/bin/env python3
"""The layer check must accept this tree and refuse a tree with a wrong include."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "cmake" / "layers.py"


def check(root: pathlib.Path) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, SCRIPT, root], capture_output=True, text=True, check=False)


class Layers(unittest.TestCase):
    def refused(self, path: str, line: str) -> str:
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for name in ("protocol", "moderation", "server"):
                (root / name).mkdir()
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(f"#pragma once\n{line}\n")
            result = check(root)
            self.assertEqual(result.returncode, 1, f"{path} may not have: {line}")
            return result.stderr

    def test_accepts_this_tree(self):
        result = check(ROOT)
        self.assertEqual(result.returncode, 0, result.stderr)

    def test_names_file_and_line(self):
        self.assertIn("protocol/wrong.hpp:2:",
                      self.refused("protocol/wrong.hpp", '#include "server/core/shard.hpp"'))

    def test_refuses_upward_includes(self):
        for path, line in (
            ("moderation/wrong.hpp", '#include "server/store/store.hpp"'),
            ("server/core/wrong.hpp", '#include "protocol/ids.hpp"'),
            ("server/net/wrong.hpp", '#include "server/api/table.hpp"'),
            ("server/net/wrong.cpp", '#include "server/community/rooms.hpp"'),
            ("server/api/wrong.cpp", '#include "server/net/websocket_session.hpp"'),
            ("server/community/wrong.cpp", '#include "server/store/sqlite/sqlite_store.hpp"'),
            ("server/store/sqlite/wrong.cpp", '#include "server/community/rooms.hpp"'),
        ):
            with self.subTest(path=path):
                self.refused(path, line)

    def test_refuses_libraries_that_break_a_layer(self):
        for path, line in (
            ("protocol/wrong.hpp", "#include <boost/asio/post.hpp>"),
            ("moderation/wrong.cpp", "#include <fstream>"),
            ("moderation/wrong.cpp", "#include <sqlite3.h>"),
            ("server/community/wrong.cpp", "#include <boost/asio/post.hpp>"),
        ):
            with self.subTest(path=path):
                self.refused(path, line)

    def test_refuses_relative_includes(self):
        self.refused("server/net/wrong.cpp", '#include "../core/shard.hpp"')


if __name__ == "__main__":
    unittest.main()
