package com.runthismodel.hub.gguf;

import java.io.IOException;

/** A header that is not a GGUF header we accept; the message starts with the offset of the byte where that showed. */
public final class GgufException extends IOException {
    private static final long serialVersionUID = 1;

    GgufException(long byteOffset, String problem) {
        super("byte " + byteOffset + ": " + problem);
    }
}
