/** Verbs that turn what a program printed into a checked file of content: add-benchmark and add-recording. */
package com.runthismodel.command.contribute;
