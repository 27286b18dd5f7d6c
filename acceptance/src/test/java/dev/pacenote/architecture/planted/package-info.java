/** Violations, one for each rule of the house, so that every rule is seen to fail. Never called. */
package dev.pacenote.architecture.planted;
