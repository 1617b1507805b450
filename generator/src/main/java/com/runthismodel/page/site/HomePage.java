package com.runthismodel.page.site;

import com.runthismodel.catalog.Site;
import com.runthismodel.page.Head;
import com.runthismodel.page.Page;
import com.runthismodel.unit.Decimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The first page: what each common size of memory opens, then what people download most and what is new. */
public record HomePage(
        Head head,
        String count,
        String devices,
        List<Machine> machines,
        List<ModelLine> popular,
        List<ModelLine> newest)
        implements Page {
    private static final int LISTED = 10;
    private static final int PER_MACHINE = 5;

    /** A size of memory, and the most downloaded models that need it and would not fit the size before. */
    public record Machine(String gib, String examples, String count, List<ModelLine> models) {}

    public static HomePage of(Site site, List<ModelLine> lines, int devices) {
        String title = Head.titleOf(site.name(), ": which AI models run on your hardware");
        List<ModelLine> generating = lines.stream().filter(ModelLine::generates).toList();
        return new HomePage(
                new Head(title, Head.cut(site.description(), Head.DESCRIPTION_LIMIT), List.of()),
                Decimal.grouped(lines.size()),
                Decimal.grouped(devices),
                machines(generating),
                first(generating, Comparator.comparingLong(ModelLine::downloadCount)),
                first(generating, Comparator.comparing(line -> line.released().orElse(""))));
    }

    private static List<Machine> machines(List<ModelLine> lines) {
        List<Machine> machines = new ArrayList<>();
        List<ModelLine> left = new ArrayList<>(lines);
        for (CardSize size : CardSize.ALL) {
            List<ModelLine> opened = left.stream().filter(size::holds).toList();
            left.removeAll(opened);
            machines.add(new Machine(
                    Integer.toString(size.gib()),
                    size.examples(),
                    Decimal.grouped(lines.stream().filter(size::holds).count()),
                    first(opened, PER_MACHINE, Comparator.comparingLong(ModelLine::downloadCount))));
        }
        return machines;
    }

    private static List<ModelLine> first(List<ModelLine> lines, Comparator<ModelLine> by) {
        return first(lines, LISTED, by);
    }

    private static List<ModelLine> first(List<ModelLine> lines, int count, Comparator<ModelLine> by) {
        return lines.stream()
                .sorted(by.reversed().thenComparing(ModelLine::slug))
                .limit(count)
                .toList();
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
