package com.runthismodel.page.site;

import com.runthismodel.catalog.Site;
import com.runthismodel.page.Head;
import com.runthismodel.page.Page;
import com.runthismodel.unit.Decimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The first page: what people download most, what each common size of memory opens, and what is new. The first list stands
 * where a script writes as many models for the visitor's machine, so that nothing moves.
 */
public record HomePage(
        Head head,
        String count,
        String devices,
        List<Machine> machines,
        List<ModelLine> popular,
        List<ModelLine> newest)
        implements Page {
    private static final int LISTED = 12;
    private static final int PER_MACHINE = 5;

    private static final Comparator<ModelLine> NEWEST = (a, b) -> {
        int days = b.released().orElse("").compareTo(a.released().orElse(""));
        return days != 0 ? days : a.slug().compareTo(b.slug());
    };

    /** A size of memory, and the most downloaded models that need it and would not fit the size before. */
    public record Machine(String gib, String examples, String count, List<ModelLine> models) {}

    /** @param lines most downloaded first */
    public static HomePage of(Site site, List<ModelLine> lines, int devices) {
        String title = Head.titleOf(site.name(), ": which AI models run on your hardware");
        List<ModelLine> generating = lines.stream().filter(ModelLine::generates).toList();
        return new HomePage(
                new Head(title, Head.cut(site.description(), Head.DESCRIPTION_LIMIT), List.of()),
                Decimal.grouped(lines.size()),
                Decimal.grouped(devices),
                machines(generating),
                generating.stream().filter(ModelLine::hasMemory).limit(LISTED).toList(),
                generating.stream().sorted(NEWEST).limit(LISTED).toList());
    }

    /** Each model is counted at every size that holds it, and named at the smallest. */
    private static List<Machine> machines(List<ModelLine> popular) {
        List<Machine> machines = new ArrayList<>();
        long roomBefore = 0;
        for (CardSize size : CardSize.ALL) {
            long before = roomBefore;
            List<ModelLine> held = popular.stream().filter(size::holds).toList();
            machines.add(new Machine(
                    Integer.toString(size.gib()),
                    size.examples(),
                    Decimal.grouped(held.size()),
                    held.stream()
                            .filter(line -> line.figures().memoryBytes() > before)
                            .limit(PER_MACHINE)
                            .toList()));
            roomBefore = size.roomBytes();
        }
        return machines;
    }

    @Override
    public String path() {
        return "index.html";
    }

    @Override
    public String template() {
        return "home.ftlh";
    }
}
