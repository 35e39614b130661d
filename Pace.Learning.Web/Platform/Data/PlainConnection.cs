using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Pace.Learning.Web.Platform.Data;

/// <summary>
/// A connection of the provider's own pool, for the few queries that everybody waits for: EF would register its SQLite functions anew each time,
/// which costs more than such a query. For reading only: it has no part in the context's transaction.
/// </summary>
internal static class PlainConnection
{
    extension(PaceDbContext db)
    {
        public async Task<DbConnection> OpenPlainConnectionAsync(CancellationToken cancellation)
        {
            var text = db.Database.GetConnectionString();
            DbConnection connection = db.Database.IsNpgsql() ? new NpgsqlConnection(text) : new SqliteConnection(text);
            await connection.OpenAsync(cancellation);
            return connection;
        }
    }

    extension(DbCommand command)
    {
        public void Add(string name, object value)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }
    }
}
