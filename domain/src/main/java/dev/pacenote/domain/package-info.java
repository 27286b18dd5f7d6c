/**
 * The product: values that refuse to exist when wrong, rules, decisions. Nothing here knows a
 * database, a framework or a clock. {@code platform}, {@code identity}, {@code notice}, {@code
 * delivery}, {@code digest}, {@code dailyrun} and {@code admin} never name a feature area.
 */
package dev.pacenote.domain;
