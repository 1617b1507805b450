package com.runthismodel.bake;

import com.runthismodel.bake.state.Packed;
import com.runthismodel.bake.state.Shared;
import com.runthismodel.bake.template.Assets;
import com.runthismodel.bake.template.Templates;
import java.io.IOException;

/** What all models share, unpacked, and its templates: {@code serve} keeps them from one change to the next. */
record Warm(Packed<Shared> of, Shared shared, Templates templates) {
    static Warm of(Packed<Shared> packed) throws IOException {
        Shared shared = packed.unpack();
        Assets assets = Assets.known(shared.assets());
        return new Warm(packed, shared, new Templates(shared.templates(), shared.site(), assets));
    }
}
