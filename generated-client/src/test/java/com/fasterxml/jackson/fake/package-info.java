/** Stands for Jackson in tests, which is not on this module's class path. */
package com.fasterxml.jackson.fake;
