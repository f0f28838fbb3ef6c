use ::migrations::Migrator;
use sea_orm_migration::MigratorTrait;

use crate::harness::TestApp;

on_both_databases! {
    every_migration_goes_down_and_up_again,
}

async fn every_migration_goes_down_and_up_again(app: TestApp) {
    for _ in Migrator::migrations() {
        Migrator::down(&app.db, Some(1)).await.unwrap();
    }
    assert!(app.meddle("SELECT 1 FROM office").await.is_err());
    Migrator::up(&app.db, None).await.unwrap();
    assert_eq!(app.count("organization").await, 0);
}
