package com.runthismodel.page.model;

import com.runthismodel.page.Html;
import java.util.Optional;

/** Inline SVG, each with its text twin in a table or list beside it; absent where there is nothing to draw. */
public record Pictures(
        Optional<Html> breakdown, Optional<Html> memoryOverContext, Optional<Html> quality, Optional<Html> speed) {}
