using Npgsql;

namespace Pace.Learning.Tests.Support;

/// <summary>
/// An empty database of one's own: a SQLite file, or with <c>PACE_TEST_POSTGRES</c> (a connection string that may create databases) a PostgreSQL database.
/// The test command runs everything that touches data once with each.
/// </summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("PACE_TEST_POSTGRES");
    private readonly string name = $"pace_{Guid.NewGuid():N}";
    private readonly string folder;

    private TestDatabase(string folder) => this.folder = folder;

    public static bool IsPostgres => Server is { Length: > 0 };

    public string ConnectionString => IsPostgres
        ? new NpgsqlConnectionStringBuilder(Server) { Database = name, MaxPoolSize = 20 }.ToString()
        : $"Data Source={Path.Combine(folder, "pace.db")}";

    public static async Task<TestDatabase> CreateAsync(string folder)
    {
        var database = new TestDatabase(folder);
        if (IsPostgres)
        {
            await OnServerAsync($"CREATE DATABASE {database.name}");
        }
        return database;
    }

    public async ValueTask DisposeAsync()
    {
        if (IsPostgres)
        {
            NpgsqlConnection.ClearAllPools();
            await OnServerAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        }
    }

    private static async Task OnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
