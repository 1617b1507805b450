package com.runthismodel.catalog.log;

import java.io.IOException;

/** A log that cannot be read; the message says what was expected and which command prints it. */
public final class LogException extends IOException {
    private static final long serialVersionUID = 1;

    LogException(String message) {
        super(message);
    }
}
