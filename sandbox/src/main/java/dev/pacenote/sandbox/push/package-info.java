/** A push service that browsers could subscribe at, and a phone that shows what arrives there. */
package dev.pacenote.sandbox.push;
