package com.runthismodel.hub.safetensors;

import java.io.IOException;

/** Not the beginning of a safetensors file, or one that is not to be believed. */
public final class SafetensorsException extends IOException {
    private static final long serialVersionUID = 1;

    SafetensorsException(String problem) {
        super(problem);
    }
}
