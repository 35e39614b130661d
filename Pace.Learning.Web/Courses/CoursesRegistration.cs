using Pace.Learning.Web.Accounts;
using Pace.Learning.Web.Courses.Certificates;
using Pace.Learning.Web.Courses.Checks;
using Pace.Learning.Web.Courses.Checks.Pools;
using Pace.Learning.Web.Courses.ContributionBlocks;
using Pace.Learning.Web.Courses.Downloads;
using Pace.Learning.Web.Courses.Enrolments;
using Pace.Learning.Web.Courses.ItemStatistics;
using Pace.Learning.Web.Courses.Journal;
using Pace.Learning.Web.Courses.Lessons;
using Pace.Learning.Web.Courses.Progress;
using Pace.Learning.Web.Courses.Reflections;
using Pace.Learning.Web.Platform.Commands.Restoring;

namespace Pace.Learning.Web.Courses;

/// <summary>Courses, progress, certificates.</summary>
internal static class CoursesRegistration
{
    public static WebApplicationBuilder AddCourses(this WebApplicationBuilder builder)
    {
        builder.Services.AddCourseRows();
        builder.Services.AddScoped<ITakenBack, TakenBackCertificates>();
        builder.Services.AddScoped<LessonRecords>().AddScoped<LessonViews>();
        builder.Services.AddScoped<LearningActs>().AddScoped<LessonReadRecorder>().AddScoped<AnswerRecorder>().AddScoped<SelfMarking>();
        builder.Services.AddScoped<PoolDrawRecorder>().AddScoped<ReflectionRecorder>().AddScoped<EnrolmentRecorder>();
        builder.Services.AddSingleton<IContributionBlocks, NoContributionBlocks>();
        builder.Services.AddScoped<JournalReader>().AddScoped<IPersonalData, LearningData>();
        builder.Services.AddScoped<LessonSuccession>();
        builder.Services.AddScoped(services => new CourseCompletions(services.GetRequiredService<PaceDbContext>()));
        builder.Services.AddScoped(services => new CourseReaches(services.GetRequiredService<PaceDbContext>(), services.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<PrintedDownloads>();
        return builder.AddCertificates();
    }

    public static IEndpointRouteBuilder MapCourses(this IEndpointRouteBuilder routes)
    {
        routes.MapJournal();
        routes.MapItemStatistics();
        return routes.MapCertificates();
    }
}
