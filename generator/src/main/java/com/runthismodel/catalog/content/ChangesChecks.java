package com.runthismodel.catalog.content;

import com.runthismodel.catalog.Changes;
import com.runthismodel.source.Located;
import com.runthismodel.source.Problems;
import java.util.List;
import java.util.regex.Pattern;

/** Records of changes: named after their day, about pages of the site. */
final class ChangesChecks {
    private static final Pattern PAGE = Pattern.compile("([a-z0-9][a-z0-9._-]*/)?[a-z0-9][a-z0-9._-]*\\.html");

    private ChangesChecks() {}

    static void check(List<Located<Changes>> all, Problems problems) {
        for (Located<Changes> changes : all) {
            String stem = changes.file().replaceFirst(".*/(.*)\\.yaml", "$1");
            String day = changes.value().date().toString();
            if (!stem.matches(day + "(-[1-9]\\d?)?"))
                problems.add(
                        changes.problem("date", "is " + day + ", the file is " + stem, "name the file after the day"));
            List<Changes.Entry> pages = changes.value().pages();
            for (int i = 0; i < pages.size(); i++) page(changes, i, pages.get(i).page(), problems);
        }
    }

    private static void page(Located<Changes> changes, int index, String page, Problems problems) {
        if (!PAGE.matcher(page).matches() || page.contains(".."))
            problems.add(changes.problem(
                    "pages[" + index + "].page",
                    "is no page of the site",
                    "for example models/llama-3.2-1b-instruct.html"));
    }
}
