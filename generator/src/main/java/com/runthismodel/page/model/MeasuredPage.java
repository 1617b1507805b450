package com.runthismodel.page.model;

import com.runthismodel.catalog.Catalog;
import com.runthismodel.page.Head;
import com.runthismodel.page.Head.Crumb;
import com.runthismodel.page.Page;
import com.runthismodel.page.model.RunsByDevice.Group;
import com.runthismodel.unit.Decimal;
import java.util.Comparator;
import java.util.List;

/** Measured runs of all devices; each device's own page has more of them. */
public record MeasuredPage(Head head, String runs, String devices, List<Group> groups) implements Page {
    public static final String PATH = "measured.html";

    private static final int MOST = 3;

    public static MeasuredPage of(Catalog catalog) {
        RunsByDevice all = RunsByDevice.of(catalog, MOST);
        List<Group> groups = all.runs().values().stream()
                .sorted(Comparator.comparing(Group::name).thenComparing(Group::id))
                .toList();
        String runs = Decimal.grouped(all.all());
        String devices = Decimal.grouped(groups.size());
        Head head = new Head(
                Head.titleOf("Measured speed by device", " · " + catalog.site().name()),
                runs + " measured runs on " + devices + " devices, each with date, runtime, version and source.",
                List.of(new Crumb("Hardware", "devices.html"), new Crumb("Measured", PATH)));
        return new MeasuredPage(head, runs, devices, groups);
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String template() {
        return "measured.ftlh";
    }
}
