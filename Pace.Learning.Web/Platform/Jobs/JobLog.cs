using Hangfire.Logging;
using HangfireLevel = Hangfire.Logging.LogLevel;

namespace Pace.Learning.Web.Platform.Jobs;

/// <summary>Lets Hangfire write to the site's log. What it tells of its daily work is for those who look for a fault.</summary>
internal sealed class JobLog(ILogger logger) : ILogProvider, ILog
{
    public ILog GetLogger(string name) => this;

    public bool Log(HangfireLevel logLevel, Func<string>? messageFunc, Exception? exception = null)
    {
        var level = logLevel switch
        {
            HangfireLevel.Fatal => Microsoft.Extensions.Logging.LogLevel.Critical,
            HangfireLevel.Error => Microsoft.Extensions.Logging.LogLevel.Error,
            HangfireLevel.Warn => Microsoft.Extensions.Logging.LogLevel.Warning,
            HangfireLevel.Info => Microsoft.Extensions.Logging.LogLevel.Debug,
            _ => Microsoft.Extensions.Logging.LogLevel.Trace,
        };
        // Without a message Hangfire only asks whether it would be written.
        if (messageFunc is not null)
        {
            logger.Log(level, 0, messageFunc(), exception, static (text, _) => text);
        }
        return logger.IsEnabled(level);
    }
}
