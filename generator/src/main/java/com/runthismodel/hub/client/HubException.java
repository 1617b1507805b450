package com.runthismodel.hub.client;

import java.io.IOException;

/** The Hub said no, or said nothing in time. The message names the address and what can be done. */
public final class HubException extends IOException {
    private static final long serialVersionUID = 1;

    /** Why, as far as a caller has to tell one from the other. */
    public enum Kind {
        /** No such repository, or a private one: the Hub does not tell them apart. */
        MISSING,
        /** Its files are handed out only after agreeing to terms. */
        GATED,
        NO_SUCH_FILE,
        NO_SUCH_REVISION,
        TOKEN_REFUSED,
        RATE_LIMITED,
        UNREACHABLE,
        /** An answer that cannot be what it claims to be: too long, cut short, not JSON. */
        BROKEN
    }

    private final Kind kind;

    HubException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
