using Npgsql;

namespace Pace.Learning.Tests.Support;

/// <summary>
/// A database of one's own: a SQLite file, or with <c>PACE_TEST_POSTGRES</c> (a connection string that may create databases) a PostgreSQL database.
/// The test command runs everything that touches data once with each.
/// </summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private static readonly string? Server = Environment.GetEnvironmentVariable("PACE_TEST_POSTGRES");
    private readonly string folder;

    private TestDatabase(string folder) => this.folder = folder;

    /// <summary>What it is called on a server.</summary>
    public string Name { get; } = $"pace_{Guid.NewGuid():N}";

    public static bool IsPostgres => Server is { Length: > 0 };

    public string ConnectionString => IsPostgres
        ? new NpgsqlConnectionStringBuilder(Server) { Database = Name, MaxPoolSize = 20 }.ToString()
        : $"Data Source={Path.Combine(folder, "pace.db")}";

    /// <summary>An empty database.</summary>
    public static Task<TestDatabase> CreateAsync(string folder) => CreateAsync(folder, copyOf: null);

    /// <summary>A database as the site leaves it after its first start, with what else belongs into the data folder.</summary>
    public static Task<TestDatabase> PreparedAsync(string folder, string? content = null) => PreparedDatabases.CopyOfSiteAsync(content ?? Repository.Content, folder);

    /// <summary>A copy of another one, whose files are in the folder already.</summary>
    public static async Task<TestDatabase> CreateAsync(string folder, TestDatabase? copyOf)
    {
        var database = new TestDatabase(folder);
        if (IsPostgres)
        {
            await OnServerAsync($"CREATE DATABASE {database.Name}{(copyOf is null ? "" : $" TEMPLATE {copyOf.Name}")}");
        }
        return database;
    }

    /// <summary>Sends everybody out, so that it can be copied.</summary>
    public async Task LeaveAsync()
    {
        if (IsPostgres)
        {
            NpgsqlConnection.ClearAllPools();
            await OnServerAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{Name}'");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (IsPostgres)
        {
            NpgsqlConnection.ClearAllPools();
            await OnServerAsync($"DROP DATABASE IF EXISTS {Name} WITH (FORCE)");
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
