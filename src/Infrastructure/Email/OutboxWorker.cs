using System.Net.Mail;
using Membership.Application.Mail;
using Membership.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Membership.Infrastructure.Email;

/// <summary>Sends what the outbox holds, at least once each: a mail is claimed, sent, then marked, so a crash can repeat it but never lose it.</summary>
internal sealed partial class OutboxWorker(IServiceScopeFactory scopes, IOptions<SmtpOptions> options, TimeProvider clock, ILogger<OutboxWorker> logger)
    : BackgroundService
{
    private static readonly TimeSpan ClaimTime = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan SendTime = TimeSpan.FromSeconds(60);
    private const int BatchSize = 20;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.PollSeconds), clock);
        do
        {
            try
            {
                while (await SendBatchAsync(stoppingToken) == BatchSize) { }
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Whatever it was, mail must flow again when it is over.
                LogFailed(e.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<int> SendBatchAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MembershipDb>();
        var now = clock.GetUtcNow();
        var due = await db.Outbox.AsTracking().Where(m => m.NextAttemptAt <= now).OrderBy(m => m.NextAttemptAt).Take(BatchSize).ToListAsync(cancellationToken);
        if (due.Count == 0) return 0;
        foreach (var mail in due) mail.Claim(now + ClaimTime);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another instance was faster.
            return 0;
        }
        using var client = options.Value.CreateClient();
        foreach (var mail in due)
        {
            await SendAsync(client, mail, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }
        return due.Count;
    }

    private async Task SendAsync(SmtpClient client, OutboxMessage mail, CancellationToken cancellationToken)
    {
        using var message = new MailMessage
        {
            From = new MailAddress(options.Value.From), Subject = mail.Subject, Body = mail.Text,
            BodyEncoding = System.Text.Encoding.UTF8, SubjectEncoding = System.Text.Encoding.UTF8,
        };
        message.Headers.Add("Message-ID", $"<{mail.Id:N}@{message.From.Host}>");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("Content-Language", mail.Language);
        message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(MailHtml.Of(mail.Subject, mail.Text, mail.Language), System.Text.Encoding.UTF8, "text/html"));
        // The client's own timeout does not bind its asynchronous calls.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(SendTime);
        try
        {
            message.To.Add(new MailAddress(mail.To));
            await client.SendMailAsync(message, patience.Token);
            mail.Sent(clock.GetUtcNow());
        }
        catch (Exception e) when (e is SmtpException or FormatException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            mail.Failed(clock.GetUtcNow());
            LogNotSent(mail.Id, mail.Attempts, e is SmtpException smtp ? smtp.StatusCode.ToString() : e.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Mail {MailId} was not sent at attempt {Attempt}: {Status}")]
    private partial void LogNotSent(Guid mailId, int attempt, string status);

    [LoggerMessage(LogLevel.Error, "The outbox could not be worked on: {Error}")]
    private partial void LogFailed(string error);
}
