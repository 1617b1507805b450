/** The verbs of the command line, one picocli class each; they parse arguments, call a door below and print. */
package com.runthismodel.command;
