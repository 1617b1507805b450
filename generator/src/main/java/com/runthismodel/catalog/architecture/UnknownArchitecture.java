package com.runthismodel.catalog.architecture;

/** An architecture we cannot price, and what would be needed to do so. It is never priced as something else. */
public record UnknownArchitecture(String name, String needed) implements Architecture {

    public String reason() {
        return "architecture " + name + " is not priced: it would need " + needed;
    }
}
