package com.runthismodel.snippet;

import java.util.Optional;

/** One thing to type. The text is for a POSIX shell: sh, bash, zsh; on Windows in WSL or Git Bash. */
public record Step(String title, String command, Optional<String> note) {}
