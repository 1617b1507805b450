package com.runthismodel.page;

import java.util.List;

/** What a page says of itself to browsers, search engines and link previews. */
public record Head(String title, String description, List<Crumb> crumbs) {
    /** Search results cut a title after about sixty characters. */
    public static final int TITLE_LIMIT = 60;

    public static final int DESCRIPTION_LIMIT = 160;

    public Head {
        if (title.length() > TITLE_LIMIT)
            throw new IllegalArgumentException("title longer than 60 characters: " + title);
        crumbs = List.copyOf(crumbs);
    }

    /** Joins what fits: the name always (cut if it must be), then as many of the additions as the limit allows. */
    public static String titleOf(String name, String... additions) {
        StringBuilder title = new StringBuilder(cut(name, TITLE_LIMIT));
        for (String addition : additions) {
            if (title.length() + addition.length() <= TITLE_LIMIT) title.append(addition);
        }
        return title.toString();
    }

    /** The text, or its first whole words with an ellipsis. */
    public static String cut(String text, int limit) {
        if (text.length() <= limit) return text;
        int end = text.lastIndexOf(' ', limit - 1);
        return text.substring(0, end > limit / 2 ? end : limit - 1) + "…";
    }

    /** A step of the path breadcrumb; {@code path} is relative to the site's root. */
    public record Crumb(String label, String path) {}
}
