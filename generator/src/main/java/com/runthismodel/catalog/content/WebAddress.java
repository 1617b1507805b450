package com.runthismodel.catalog.content;

import java.util.regex.Pattern;

/** Links of content files: https only, with nothing in them that could end an attribute or hide a host. */
final class WebAddress {
    private static final Pattern HTTPS = Pattern.compile(
            "https://[a-z0-9]([a-z0-9.-]*[a-z0-9])?\\.[a-z]{2,}(:[0-9]{1,5})?(/[A-Za-z0-9._~%!$&()*+,;=:@/?#-]*)?");
    private static final int LONGEST = 500;

    private WebAddress() {}

    static boolean isValid(String text) {
        return text.length() <= LONGEST && HTTPS.matcher(text).matches();
    }
}
