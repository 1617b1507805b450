/**
 * What one bake leaves for the next, and the differences found by it: which inputs changed, and which pages show them. Start
 * at {@link com.runthismodel.bake.state.SiteState}; anything that does not add up is a
 * {@link com.runthismodel.bake.state.Doubt}, and a doubt means a full bake.
 */
package com.runthismodel.bake.state;
