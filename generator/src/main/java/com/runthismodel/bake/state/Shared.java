package com.runthismodel.bake.state;

import com.runthismodel.catalog.Catalog;
import com.runthismodel.catalog.Site;
import com.runthismodel.page.ProseEntry;
import com.runthismodel.page.model.RunsByDevice;
import java.util.List;
import java.util.Map;

/**
 * What the pages of all models share, as it was when the site was baked: as long as no file it is made of has changed,
 * nothing of it is read or made again.
 *
 * @param catalog without its models and what was run with them
 * @param runs what pages of devices show
 * @param assets where each asset went
 * @param proseBundles scripts that were put together because prose asks for them
 * @param statusScript what {@code status.js} ends with
 */
public record Shared(
        Catalog catalog,
        RunsByDevice runs,
        List<ProseEntry> prose,
        Map<String, String> assets,
        Map<String, String> templates,
        List<String> proseBundles,
        String statusScript) {
    public Site site() {
        return catalog.site();
    }
}
