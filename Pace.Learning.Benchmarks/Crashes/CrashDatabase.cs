using Npgsql;

namespace Pace.Learning.Benchmarks.Crashes;

/// <summary>A database for one series.</summary>
internal sealed class CrashDatabase : IAsyncDisposable
{
    private readonly string? server;
    private readonly string name;

    private CrashDatabase(string connection, string? server, string name) => (Connection, this.server, this.name) = (connection, server, name);

    /// <summary>As the site opens it.</summary>
    public string Connection { get; }

    /// <summary>As somebody looks into it from outside, who lets go of it at once: while the site is down nobody holds it, and whoever opens it next puts it right.</summary>
    public string FromOutside => $"{Connection};Pooling=False";

    public static async Task<CrashDatabase> CreateAsync(string folder, string? server)
    {
        if (server is null)
        {
            return new CrashDatabase($"Data Source={Path.Combine(folder, "pace.db")}", null, "");
        }
        var name = $"pace_crashes_{Guid.NewGuid():N}";
        await ExecuteAsync(server, $"CREATE DATABASE {name}");
        return new CrashDatabase(new NpgsqlConnectionStringBuilder(server) { Database = name }.ToString(), server, name);
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await ExecuteAsync(server, $"DROP DATABASE {name} WITH (FORCE)");
        }
    }

    private static async Task ExecuteAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Database = "postgres", Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
