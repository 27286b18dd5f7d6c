/**
 * The product: values that refuse to exist when wrong, rules, decisions. Nothing here knows a
 * database, a framework or a clock. {@code shared} and {@code notice} never name a feature area;
 * {@code trackmania} is the first of several.
 */
package dev.pacenote.domain;
