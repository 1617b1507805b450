package com.runthismodel.page.model;

import com.runthismodel.page.Head;
import com.runthismodel.page.Html;
import com.runthismodel.page.Page;
import com.runthismodel.page.sheet.Link;
import com.runthismodel.page.sheet.ModelSheet;
import java.util.List;
import java.util.Optional;

/**
 * What {@code model.ftlh} gets: the sheet, the same figures as pictures and as JSON-LD, and what scripts estimate with.
 *
 * @param trained tokens the model was trained for, the end of the context slider; 0 where it is not known
 * @param data which files of runs lie beside the page
 */
public record ModelPage(
        Head head,
        ModelSheet sheet,
        Pictures pictures,
        Html jsonLd,
        Optional<Html> estimate,
        long trained,
        RunFiles data,
        List<Link> contents)
        implements Page {
    public ModelPage {
        contents = List.copyOf(contents);
    }

    @Override
    public String path() {
        return "models/" + sheet.slug() + ".html";
    }

    @Override
    public String template() {
        return "model.ftlh";
    }
}
