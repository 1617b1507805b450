/**
 * The network: the only place that knows java.net.http. Start at {@link com.runthismodel.hub.client.HubClient}. What it
 * brings is text and bytes; nothing that bakes a page comes here.
 */
package com.runthismodel.hub.client;
