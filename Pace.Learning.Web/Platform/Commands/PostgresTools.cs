using System.Diagnostics;
using Npgsql;

namespace Pace.Learning.Web.Platform.Commands;

/// <summary>PostgreSQL's own programs for backup and restore, told where the database is through the environment so that no password shows in a process list.</summary>
internal static class PostgresTools
{
    public static async Task<bool> RunAsync(string program, PaceDbContext db, TextWriter output, params string[] arguments)
    {
        var where = new NpgsqlConnectionStringBuilder(db.Database.GetConnectionString());
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true };
        start.Environment["PGHOST"] = where.Host;
        start.Environment["PGPORT"] = where.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        start.Environment["PGDATABASE"] = where.Database;
        start.Environment["PGUSER"] = where.Username;
        start.Environment["PGPASSWORD"] = where.Password;
        try
        {
            using var process = Process.Start(start)!;
            var errors = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            if (process.ExitCode == 0)
            {
                return true;
            }
            await output.WriteLineAsync($"{program} failed: {errors.Trim()}");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            await output.WriteLineAsync($"{program} is not installed. It comes with PostgreSQL's client package (Debian: postgresql-client).");
        }
        return false;
    }
}
