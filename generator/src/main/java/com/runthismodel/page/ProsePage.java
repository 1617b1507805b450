package com.runthismodel.page;

import com.runthismodel.page.Head.Crumb;
import java.util.List;

/** A hand-written page, for {@code prose.ftlh}. */
public record ProsePage(String path, Head head, String title, String file, Html body, List<Heading> headings)
        implements Page {

    /** An entry of the contents list. */
    public record Heading(String id, String text) {}

    public static ProsePage of(
            String path, String title, String description, String file, Html body, List<Heading> headings) {
        Head head = new Head(
                Head.titleOf(title, " · RunThisModel"),
                Head.cut(description, Head.DESCRIPTION_LIMIT),
                List.of(new Crumb(title, path)));
        return new ProsePage(path, head, title, file, body, List.copyOf(headings));
    }

    @Override
    public String template() {
        return "prose.ftlh";
    }
}
