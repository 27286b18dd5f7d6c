/**
 * The product: values that refuse to exist when wrong, rules, decisions. Nothing here knows a
 * database, a framework or a clock. {@code platform}, {@code identity}, {@code notice}, {@code
 * delivery}, {@code digest} and {@code dailyrun} never name a feature area; {@code trackmania} is
 * the first of several.
 */
package dev.pacenote.domain;
