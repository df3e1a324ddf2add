#pragma once
#include <sqlite3.h>

// SQLITE_TRANSIENT is a cast that Swift does not import: text given with this is copied by SQLite.
static inline sqlite3_destructor_type cablesim_sqlite_transient(void) { return SQLITE_TRANSIENT; }
