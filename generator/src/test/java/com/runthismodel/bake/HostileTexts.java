package com.runthismodel.bake;

import java.util.LinkedHashMap;
import java.util.Map;

/** What an attacker would write into a field: strings that mean something to one of the languages a bake writes or reads. */
final class HostileTexts {
    private HostileTexts() {}

    /** By what they aim at. Each holds the word {@code pwned}, so that a trace of it can be found. */
    static Map<String, String> all() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("element", "A\"><script>pwned()</script><img src=x onerror=pwned()>");
        texts.put("single-quoted attribute", "A' onmouseover='pwned()' x='");
        texts.put("double-quoted attribute", "A\" onfocus=\"pwned()\" autofocus=\"");
        texts.put("script address", "javascript:pwned()");
        texts.put("data address", "data:text/html,<script>pwned()</script>");
        texts.put("foreign address", "//pwned.example/x");
        texts.put("JSON block", "A</script><script>pwned()</script><!--<script>");
        texts.put("JSON text", "A\",\"pwned\":[{\"@type\":\"x\\");
        texts.put("comment", "A--><svg onload=pwned()><!--");
        texts.put("sitemap", "A]]></loc></url><pwned/>");
        texts.put("entity", "&lt;script&gt;pwned()&lt;/script&gt;&#60;img src=x onerror=pwned()&#62;");
        texts.put("template", "A${1234567*7}<#assign pwned=1>[=1234567*7]#{1234567*7}<@pwned/>");
        texts.put("template call", "A${\"freemarker.template.utility.Execute\"?new()(\"touch pwned\")}");
        texts.put("Markdown", "A [x](javascript:pwned()) ![y](https://pwned.example/p.png) <b>pwned</b> `x` **x** | y");
        texts.put("fence", "A\n```\n\n# pwned\n\n<script>pwned()</script>\n```sh\ntouch pwned");
        texts.put("shell quote", "A'; touch pwned; '");
        texts.put("shell substitution", "A$(touch pwned)`touch pwned`${IFS}");
        texts.put("shell line", "A\ntouch pwned\n");
        texts.put("shell operator", "A; touch pwned && touch pwned | touch pwned > pwned & #");
        texts.put("option", "--pwned=$(touch pwned)");
        texts.put("path", "../../../../pwned");
        texts.put("absolute path", "/pwned/pwned");
        texts.put("placeholder", "A{repo}{port}{pwned}");
        texts.put("bidirectional", "A\u202Edenwp\u2066pwned\u2069");
        texts.put("terminal", "A\u001B]0;pwned\u0007\u001B[31m");
        texts.put("script line", "A\u2028pwned()//");
        texts.put("blank", "\u200Bpwned\u3164");
        return texts;
    }
}
