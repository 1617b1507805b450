/**
 * A baked site shown on this machine as its host will show it, as it lies there or as its sources change. Start at
 * {@link com.runthismodel.bake.serve.SiteServer} and {@link com.runthismodel.bake.serve.LiveSite}.
 */
package com.runthismodel.bake.serve;
