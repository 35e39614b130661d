using Pace.Learning.Web.Accounts;

namespace Pace.Learning.Tests.Platform;

public sealed class BackupTests(AppUnderTest app) : IClassFixture<AppUnderTest>
{
    [Fact]
    public async Task BackupThenRestore_BringsEverybodyBackIntoAnEmptyDatabase()
    {
        using var elsewhere = new TemporaryFolder();
        await using var empty = await TestDatabase.CreateAsync(elsewhere.Path);
        var zip = Path.Combine(elsewhere.Path, "backup.zip");
        var people = await app.WithDatabaseAsync(db => db.Users.CountAsync());

        var backup = await SiteCommand.RunAsync(app.DataFolder, app.ConnectionString, "backup", zip);
        Assert.True(backup.ExitCode == 0, backup.Output);

        File.Copy(Path.Combine(app.DataFolder, "development-master.key"), Path.Combine(elsewhere.Path, "development-master.key"));
        var restore = await SiteCommand.RunAsync(elsewhere.Path, empty.ConnectionString, "restore", zip);
        Assert.True(restore.ExitCode == 0, restore.Output);
        await using var restored = new AppOn(empty.ConnectionString, elsewhere.Path);
        Assert.Equal(people, await restored.WithDatabaseAsync(db => db.Users.CountAsync()));
    }

    [Fact]
    public async Task ABackupOfAnotherMasterKey_IsSaidToBe_AndNoSiteServesItUnread()
    {
        using var elsewhere = new TemporaryFolder();
        await using var empty = await TestDatabase.CreateAsync(elsewhere.Path);
        var zip = Path.Combine(elsewhere.Path, "backup.zip");
        Assert.NotNull(app.Services);
        Assert.Equal(0, (await SiteCommand.RunAsync(app.DataFolder, app.ConnectionString, "backup", zip)).ExitCode);
        File.Delete(zip + ".keys");

        var restore = await SiteCommand.RunAsync(elsewhere.Path, empty.ConnectionString, "restore", zip);

        Assert.Equal(1, restore.ExitCode);
        Assert.Contains("another master key", restore.Output, StringComparison.Ordinal);
        await using var restored = new AppOn(empty.ConnectionString, elsewhere.Path);
        Assert.Contains("another master key", Assert.ThrowsAny<InvalidOperationException>(() => restored.Services).Message, StringComparison.Ordinal);
    }

    // Its people are none of this site's, and would all be taken for erased.
    [Fact]
    public async Task AKeysFileOfAnotherSite_IsRefused_BeforeAnythingIsDone()
    {
        using var elsewhere = new TemporaryFolder();
        await using var empty = await TestDatabase.CreateAsync(elsewhere.Path);
        await using var other = new AppUnderTest();
        await other.InitializeAsync();
        Assert.NotNull(other.Services);
        Assert.NotNull(app.Services);
        var (zip, keys) = (Path.Combine(elsewhere.Path, "backup.zip"), Path.Combine(elsewhere.Path, "other.keys"));
        Assert.Equal(0, (await SiteCommand.RunAsync(app.DataFolder, app.ConnectionString, "backup", zip)).ExitCode);
        File.WriteAllBytes(Path.Combine(other.DataFolder, "development-master.key"), new byte[32]);
        Assert.Equal(0, (await SiteCommand.RunAsync(other.DataFolder, other.ConnectionString, "backup", "keys", keys)).ExitCode);
        File.Copy(Path.Combine(app.DataFolder, "development-master.key"), Path.Combine(elsewhere.Path, "development-master.key"));

        var restore = await SiteCommand.RunAsync(elsewhere.Path, empty.ConnectionString, "restore", zip, keys);

        Assert.Equal(2, restore.ExitCode);
        Assert.Contains("another master key", restore.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await SiteCommand.RunAsync(elsewhere.Path, empty.ConnectionString, "restore", zip)).ExitCode);
    }

    // What is in them is nobody else's on the machine.
    [Fact]
    public async Task Backup_Keys_AndDatabase_AreReadByTheSitesOwnUserAlone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such modes");
            return;
        }
        using var elsewhere = new TemporaryFolder();
        await using var empty = await TestDatabase.CreateAsync(elsewhere.Path);
        var zip = Path.Combine(elsewhere.Path, "backup.zip");
        Assert.Equal(0, (await SiteCommand.RunAsync(app.DataFolder, app.ConnectionString, "backup", zip)).ExitCode);
        File.Copy(Path.Combine(app.DataFolder, "development-master.key"), Path.Combine(elsewhere.Path, "development-master.key"));
        Assert.Equal(0, (await SiteCommand.RunAsync(elsewhere.Path, empty.ConnectionString, "restore", zip)).ExitCode);
        List<string> files = [zip, zip + ".keys", .. new[] { app.ConnectionString, empty.ConnectionString }.SelectMany(DatabaseFiles)];
        foreach (var file in files)
        {
            Assert.Equal((file, UnixFileMode.UserRead | UnixFileMode.UserWrite), (file, File.GetUnixFileMode(file)));
        }
    }

    private static IEnumerable<string> DatabaseFiles(string connection) => connection.Contains("Host=", StringComparison.Ordinal) ? []
        : new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(connection).DataSource is var path ? new[] { path, path + "-wal", path + "-shm" }.Where(File.Exists) : [];

    [Fact]
    public async Task Backup_OfADatabaseThatIsNotThere_SaysSo()
    {
        using var elsewhere = new TemporaryFolder();
        await using var empty = await TestDatabase.CreateAsync(elsewhere.Path);

        var (exitCode, output) = await SiteCommand.RunAsync(elsewhere.Path, empty.ConnectionString, "backup", Path.Combine(elsewhere.Path, "x.zip"));

        Assert.Equal(2, exitCode);
        Assert.Contains("nothing to back up", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restore_IntoADatabaseInUse_ChangesNothingAndSaysWhy()
    {
        using var elsewhere = new TemporaryFolder();
        var zip = Path.Combine(elsewhere.Path, "backup.zip");
        await app.Stranger().GetPageAsync("/");
        await SiteCommand.RunAsync(app.DataFolder, app.ConnectionString, "backup", zip);

        var (exitCode, output) = await SiteCommand.RunAsync(app.DataFolder, app.ConnectionString, "restore", zip);

        Assert.Equal(2, exitCode);
        Assert.Contains("has content already", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restore_OfAFileThatIsNoBackup_SaysSo()
    {
        using var elsewhere = new TemporaryFolder();
        await using var empty = await TestDatabase.CreateAsync(elsewhere.Path);
        var file = Path.Combine(elsewhere.Path, "notes.zip");
        await File.WriteAllTextAsync(file, "not a zip");

        var (exitCode, output) = await SiteCommand.RunAsync(elsewhere.Path, empty.ConnectionString, "restore", file);

        Assert.Equal(2, exitCode);
        Assert.Contains("not a backup", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backup_OverAnExistingFile_LeavesItAsItWas()
    {
        using var elsewhere = new TemporaryFolder();
        var file = Path.Combine(elsewhere.Path, "precious.zip");
        await File.WriteAllTextAsync(file, "precious");

        var (exitCode, _) = await SiteCommand.RunAsync(app.DataFolder, app.ConnectionString, "backup", file);

        Assert.Equal(2, exitCode);
        Assert.Equal("precious", await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task UnknownCommand_ListsTheCommands()
    {
        var (exitCode, output) = await SiteCommand.RunAsync(app.DataFolder, app.ConnectionString, "bakcup");

        Assert.Equal(2, exitCode);
        Assert.Contains("backup FILE", output, StringComparison.Ordinal);
    }
}
