package com.runthismodel.page.site;

import com.runthismodel.catalog.Site;
import com.runthismodel.page.Head;
import com.runthismodel.page.Head.Crumb;
import com.runthismodel.page.Page;
import com.runthismodel.unit.Decimal;
import java.util.ArrayList;
import java.util.List;

/** Models side by side: those of like size as printed tables, any four or any devices by a script. */
public record ComparePage(Head head, List<Group> groups) implements Page {
    public static final String PATH = "compare/index.html";

    private static final int LISTED = 8;
    private static final int COLUMNS = 4;

    /** The most downloaded of a size, and the address that puts the first of them side by side. */
    public record Group(String id, String title, String count, List<ModelLine> models, String query) {}

    public static ComparePage of(Site site, List<ModelLine> lines) {
        Head head = new Head(
                Head.titleOf("Compare models and devices", " · " + site.name()),
                "Up to four open models side by side, or one model on up to four devices: memory, context, licence, quality, speed.",
                List.of(new Crumb("Compare", PATH)));
        List<ModelLine> writing = lines.stream().filter(ModelLine::generates).toList();
        List<Group> groups = new ArrayList<>();
        for (SizeClass size : SizeClass.ALL) {
            List<ModelLine> members = writing.stream()
                    .filter(line -> size.holds(line.figures().parameterCount()))
                    .toList();
            if (members.size() > 1) groups.add(group(size, members));
        }
        return new ComparePage(head, List.copyOf(groups));
    }

    private static Group group(SizeClass size, List<ModelLine> members) {
        List<ModelLine> first =
                members.stream().sorted(ModelLine.POPULAR).limit(LISTED).toList();
        List<String> slugs =
                first.stream().limit(COLUMNS).map(line -> "m=" + line.slug()).toList();
        return new Group(
                size.id(), size.title(), Decimal.grouped(members.size()), first, "?" + String.join("&", slugs));
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String template() {
        return "compare.ftlh";
    }
}
