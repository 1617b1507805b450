package com.runthismodel.page.model;

import com.runthismodel.catalog.Format;
import com.runthismodel.catalog.Variant;
import com.runthismodel.estimate.Coefficients;
import com.runthismodel.unit.Bytes;
import java.util.Optional;

/**
 * A quantization the page shows.
 *
 * @param variant where to get it; absent where no repository with it is known and only its size can be worked out
 * @param coefficients absent where the architecture or the recipe of the file is not known
 * @param byHeader whether they are of the file's own tensors rather than worked out from shapes and rules
 * @param file bytes of the download; {@code measured} when the Hub says them
 */
record Choice(
        String name,
        Format format,
        Optional<Variant> variant,
        Optional<Coefficients> coefficients,
        boolean byHeader,
        Bytes file,
        boolean measured) {

    boolean estimable() {
        return coefficients.isPresent();
    }

    /** Bytes of the weights alone. A file also holds its vocabulary. */
    long weightBytes() {
        return coefficients.map(Coefficients::tensorBytes).orElse(file.count());
    }
}
