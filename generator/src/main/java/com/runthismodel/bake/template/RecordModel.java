package com.runthismodel.bake.template;

import com.runthismodel.source.write.RecordFields;
import freemarker.ext.util.WrapperTemplateModel;
import freemarker.template.AdapterTemplateModel;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;

/**
 * A record as a template sees it: its components by name, read without reflection, which is most of what pages ask. All
 * else it may be asked for, methods above all, is answered by FreeMarker's own model, made when it is first needed.
 */
final class RecordModel implements TemplateHashModel, AdapterTemplateModel, WrapperTemplateModel {
    private final Record record;
    private final RecordFields fields;
    private final HouseWrapper wrapper;
    private TemplateHashModel others;

    RecordModel(Record record, HouseWrapper wrapper) {
        this.record = record;
        this.fields = RecordFields.of(record.getClass());
        this.wrapper = wrapper;
    }

    @Override
    public TemplateModel get(String name) throws TemplateModelException {
        int place = fields.place(name);
        if (place >= 0) return wrapper.wrap(fields.value(record, place));
        if (others == null) others = wrapper.reflected(record);
        return others.get(name);
    }

    @Override
    public boolean isEmpty() {
        return false;
    }

    @Override
    public Object getAdaptedObject(Class<?> hint) {
        return record;
    }

    @Override
    public Object getWrappedObject() {
        return record;
    }
}
