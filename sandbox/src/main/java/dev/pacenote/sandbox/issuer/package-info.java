/** An OpenID Connect issuer to try out tokens of others with. */
package dev.pacenote.sandbox.issuer;
