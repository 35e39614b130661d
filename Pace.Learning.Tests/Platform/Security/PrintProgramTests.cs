using Pace.Learning.Web.Platform.Pdf;

namespace Pace.Learning.Tests.Platform.Security;

/// <summary>The program that prints knows nothing of what the site knows.</summary>
public sealed class PrintProgramTests
{
    [Fact]
    public void Environment_HoldsNoSecretOfTheSite()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows needs its own variables");
        using var folder = new TemporaryFolder();
        Environment.SetEnvironmentVariable("PACE_SECRET_OF_A_TEST", "whatever");
        try
        {
            var start = WeasyPrint.StartOf("/usr/bin/weasyprint", "/files/", Path.Combine(folder.Path, "print"));
            Assert.Equal(["HOME", "LANG", "PATH"], start.Environment.Keys.Order(StringComparer.Ordinal));
            Assert.Equal(Path.Combine(folder.Path, "print"), start.Environment["HOME"]);
        }
        finally
        {
            Environment.SetEnvironmentVariable("PACE_SECRET_OF_A_TEST", null);
        }
    }
}
