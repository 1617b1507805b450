/**
 * What the Hugging Face Hub says of a repository, in the Hub's own field names, as committed under content/hub, and what
 * a GGUF header says. The network appears only in HubClient, never while baking.
 */
package com.runthismodel.hub;
