#include <libpq-fe.h>

#include "base/on_demand.h"

// The functions of libpq that the store uses. HENGJI_LIBPQ is the library's file name.
#define PQ(result, name, parameters, arguments) \
  HENGJI_ON_DEMAND(HENGJI_LIBPQ, result, name, parameters, arguments)

PQ(PGconn*, PQconnectdb, (const char* where), (where))
PQ(void, PQfinish, (PGconn * connection), (connection))
PQ(ConnStatusType, PQstatus, (const PGconn* connection), (connection))
PQ(PGTransactionStatusType, PQtransactionStatus, (const PGconn* connection), (connection))
PQ(char*, PQerrorMessage, (const PGconn* connection), (connection))
PQ(PQnoticeProcessor, PQsetNoticeProcessor, (PGconn * connection, PQnoticeProcessor processor, void* own),
   (connection, processor, own))

PQ(PGresult*, PQexec, (PGconn * connection, const char* query), (connection, query))
PQ(PGresult*, PQprepare,
   (PGconn * connection, const char* name, const char* query, int parameters, const Oid* types),
   (connection, name, query, parameters, types))
PQ(PGresult*, PQexecPrepared,
   (PGconn * connection, const char* name, int parameters, const char* const* values, const int* lengths,
    const int* formats, int format),
   (connection, name, parameters, values, lengths, formats, format))

PQ(void, PQclear, (PGresult * result), (result))
PQ(ExecStatusType, PQresultStatus, (const PGresult* result), (result))
PQ(char*, PQresultErrorField, (const PGresult* result, int field), (result, field))
PQ(char*, PQcmdStatus, (PGresult * result), (result))
PQ(char*, PQcmdTuples, (PGresult * result), (result))
PQ(int, PQntuples, (const PGresult* result), (result))
PQ(int, PQnfields, (const PGresult* result), (result))
PQ(Oid, PQftype, (const PGresult* result, int column), (result, column))
PQ(char*, PQgetvalue, (const PGresult* result, int row, int column), (result, row, column))
PQ(int, PQgetlength, (const PGresult* result, int row, int column), (result, row, column))
PQ(int, PQgetisnull, (const PGresult* result, int row, int column), (result, row, column))

PQ(unsigned char*, PQunescapeBytea, (const unsigned char* text, size_t* length), (text, length))
PQ(void, PQfreemem, (void* memory), (memory))

#undef PQ
