/** Password hashes and signed tokens, the same for both assemblies. */
package dev.pacenote.adapters.out.security;
