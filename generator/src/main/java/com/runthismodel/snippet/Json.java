package com.runthismodel.snippet;

/** JSON strings (RFC 8259, section 7). */
final class Json {
    private Json() {}

    static String string(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (char one : text.toCharArray()) {
            if (one == '"' || one == '\\') out.append('\\').append(one);
            else if (one < ' ')
                out.append("\\u00").append(Character.forDigit(one >> 4, 16)).append(Character.forDigit(one & 15, 16));
            else out.append(one);
        }
        return out.append('"').toString();
    }
}
