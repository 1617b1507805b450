package com.runthismodel.page.site;

import com.runthismodel.catalog.Site;
import com.runthismodel.page.Head;
import com.runthismodel.page.Page;
import com.runthismodel.unit.Bytes;
import com.runthismodel.unit.Decimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The first page: what each common size of memory opens, then what people download most and what is new. */
public record HomePage(
        Head head,
        String count,
        String devices,
        String spare,
        List<Machine> machines,
        List<ModelLine> popular,
        List<ModelLine> newest)
        implements Page {
    private static final int LISTED = 10;
    private static final int PER_MACHINE = 5;

    /** What the driver, the desktop and the runtime itself take before a model is loaded; said on the page. */
    static final Bytes SPARE = new Bytes(Bytes.PER_GIB);

    private static final List<Size> SIZES = List.of(
            new Size(4, "a phone, an old graphics card"),
            new Size(6, "a laptop graphics card"),
            new Size(8, "RTX 4060, RX 7600, a laptop with 16 GB"),
            new Size(12, "RTX 3060, RTX 4070"),
            new Size(16, "RTX 4060 Ti 16 GB, RTX 5080, RX 7800 XT"),
            new Size(24, "RTX 3090, RTX 4090, RX 7900 XTX"),
            new Size(32, "RTX 5090"),
            new Size(48, "RTX A6000, two cards of 24 GB"),
            new Size(80, "A100, H100"),
            new Size(128, "a Mac, Strix Halo or DGX Spark with 128 GB"));

    private record Size(int gib, String examples) {}

    /** A size of memory, and the most downloaded models that need it and would not fit the size before. */
    public record Machine(String gib, String examples, String count, List<ModelLine> models) {}

    public static HomePage of(Site site, List<ModelLine> lines, int devices) {
        String title = Head.titleOf(site.name(), ": which AI models run on your hardware");
        return new HomePage(
                new Head(title, Head.cut(site.description(), Head.DESCRIPTION_LIMIT), List.of()),
                Decimal.grouped(lines.size()),
                Decimal.grouped(devices),
                SPARE.gib(),
                machines(lines),
                first(lines, Comparator.comparingLong(ModelLine::downloadCount)),
                first(lines, Comparator.comparing(line -> line.released().orElse(""))));
    }

    private static List<Machine> machines(List<ModelLine> lines) {
        List<Machine> machines = new ArrayList<>();
        long smaller = 0;
        for (Size size : SIZES) {
            long room = size.gib() * Bytes.PER_GIB - SPARE.count();
            long above = smaller;
            List<ModelLine> opened = lines.stream()
                    .filter(line -> line.figures().memoryBytes() > above
                            && line.figures().memoryBytes() <= room)
                    .toList();
            long fitting = lines.stream()
                    .filter(line ->
                            line.figures().memoryBytes() > 0 && line.figures().memoryBytes() <= room)
                    .count();
            machines.add(new Machine(
                    Integer.toString(size.gib()),
                    size.examples(),
                    Decimal.grouped(fitting),
                    first(opened, PER_MACHINE, Comparator.comparingLong(ModelLine::downloadCount))));
            smaller = room;
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
